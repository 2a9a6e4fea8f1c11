// Colours of versions, by their order: names of the theme.
export const TONES = ['--version1', '--version2', '--version3', '--version4'];
