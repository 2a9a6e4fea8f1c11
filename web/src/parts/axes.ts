// How the axes of charts look: the theme's colours, the page's font, days as the page writes them.
import type uPlot from 'uplot';
import { colour } from '../names';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-GB', {
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const SECONDS_A_MONTH = 27 * 86_400;

// `font` is that of an element of the page.
export function axis(element: Element): uPlot.Axis {
  return {
    stroke: colour('--faint'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line'), width: 1 },
    font: `11px ${getComputedStyle(element).fontFamily}`,
  };
}

export function day_axis(element: Element): uPlot.Axis {
  return {
    ...axis(element),
    space: 60,
    values: (_, splits, __, ___, step) => {
      const format = step < SECONDS_A_MONTH ? DAY : MONTH;
      return splits.map((seconds) => format.format(new Date(seconds * 1000)));
    },
  };
}
