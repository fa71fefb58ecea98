/** A link inside the application: an ordinary anchor that changes the page without loading it again. */
import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

export interface AppLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly to: string;
}

export function AppLink({ to, className = 'govuk-link', onClick, ...rest }: AppLinkProps) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const withKeys = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button !== 0 || withKeys || rest.target === '_blank') return;
    event.preventDefault();
    router.history.push(to);
  };
  return <a {...rest} className={className} href={to} onClick={follow} />;
}

/** Goes to another page of ours after something has been done. */
export function useGo(): (to: string) => void {
  const router = useRouter();
  return (to) => router.history.push(to);
}

/** Goes to another page of ours in the place of this one: Back does not come here again. */
export function useGoInstead(): (to: string) => void {
  const router = useRouter();
  return (to) => router.history.replace(to);
}
