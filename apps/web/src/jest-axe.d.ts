/** The part of jest-axe that our tests use; the package brings no types. */
declare module 'jest-axe' {
  export function axe(html: Element): Promise<{
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
  }>;
}
