// Where the user is: the address of the browser as reactive state, and the ways to change it.
import { format_address, parse_address, type Address, type Filters, type OwnKey } from './state';

export const here = $state<Address>(parse_address(new URL(location.href)));

type Own = Partial<Record<OwnKey, string | undefined>>;
type Step = { view?: Address['view']; id?: string | null; filters?: Filters; own?: Own };

function show(url: URL): void {
  Object.assign(here, parse_address(url));
}

// The address after a step. Another view forgets the keys of the one before, filters stay.
export function address_after(step: Step): string {
  const moved = step.view !== undefined && step.view !== here.view;
  const own = Object.fromEntries(
    Object.entries({ ...(moved || step.id !== undefined ? {} : here.own), ...step.own }).filter(
      ([, value]) => value,
    ),
  );
  return format_address({
    view: step.view ?? here.view,
    id: step.id !== undefined ? step.id : moved ? null : here.id,
    filters: step.filters ?? here.filters,
    own,
  });
}

export function go(step: Step): void {
  const address = address_after(step);
  history.pushState(null, '', address);
  show(new URL(address, location.href));
}

// As go(), but Back does not stop here: for what changes while a pointer moves.
export function slide(step: Step): void {
  const address = address_after(step);
  history.replaceState(null, '', address);
  show(new URL(address, location.href));
}

export function set_filters(change: Filters): void {
  go({ filters: { ...here.filters, ...change } });
}

// Links stay links (middle click, copy address); a plain click moves within the page.
export function follow_links(): () => void {
  const on_click = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    const link = (event.target as Element).closest?.('a[href^="/"]');
    if (!link || link.hasAttribute('download') || link.getAttribute('href')!.startsWith('/api/'))
      return;
    event.preventDefault();
    history.pushState(null, '', link.getAttribute('href')!);
    show(new URL(location.href));
    scrollTo(0, 0);
  };
  const on_pop = () => show(new URL(location.href));
  document.addEventListener('click', on_click);
  addEventListener('popstate', on_pop);
  return () => {
    document.removeEventListener('click', on_click);
    removeEventListener('popstate', on_pop);
  };
}
