// Whether a key is meant for the view: nobody is typing, no dialog is open, no modifier is held.
export function is_for_view(event: KeyboardEvent): boolean {
  const typing = (event.target as HTMLElement).closest('input, textarea, select');
  const covered = document.querySelector('dialog[open]') !== null;
  return !typing && !covered && !event.ctrlKey && !event.metaKey && !event.altKey;
}
