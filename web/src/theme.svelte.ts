// Light or dark: as the system has it until the user chooses; the choice is kept in this browser.
const system = matchMedia('(prefers-color-scheme: dark)');
const kept = (() => {
  try {
    return localStorage.getItem('theme');
  } catch {
    return null; // storage may be forbidden; then the system decides
  }
})();

export const theme = $state({ dark: kept ? kept === 'dark' : system.matches });

function paint() {
  document.documentElement.dataset.theme = theme.dark ? 'dark' : 'light';
}

system.addEventListener('change', (event) => {
  if (kept) return;
  theme.dark = event.matches;
  paint();
});

export function turn_theme(): void {
  theme.dark = !theme.dark;
  paint();
  try {
    localStorage.setItem('theme', theme.dark ? 'dark' : 'light');
  } catch {
    // not kept, still shown
  }
}

paint();
