import type uPlot from 'uplot';

// Keeps a chart as wide as its box, whichever chart is drawn there now. Gives what ends it all, the
// chart too.
export function keep_width(box: HTMLElement, plot: () => uPlot | null, height: number): () => void {
  const watch = new ResizeObserver(() => plot()?.setSize({ width: box.clientWidth, height }));
  watch.observe(box);
  return () => {
    watch.disconnect();
    plot()?.destroy();
  };
}
