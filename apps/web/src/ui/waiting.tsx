/** What stands where an answer of the server is still on its way. */
export function Waiting({ what = 'the page' }: { readonly what?: string }) {
  return (
    <p className="govuk-body" role="status">
      Loading {what}…
    </p>
  );
}
