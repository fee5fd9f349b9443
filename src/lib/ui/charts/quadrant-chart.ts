/**
 * The importance × capacity plane as a chart.js chart, for those who ask for it: pointing at a place names everything that
 * lies there. Loaded only then; the picture drawn on the server and the table stay. Colours come from the page's tokens.
 */
import type { QuadrantPoint } from './quadrant.ts';

export interface QuadrantWords {
  readonly capacity: string;
  readonly importance: string;
}

/** Draws into `canvas`; the returned function takes it away again. */
export async function drawQuadrant(
  canvas: HTMLCanvasElement,
  points: readonly QuadrantPoint[],
  words: QuadrantWords,
  dir: 'ltr' | 'rtl'
): Promise<() => void> {
  const { Chart, LinearScale, PointElement, ScatterController, Tooltip } = await import('chart.js');
  Chart.register(LinearScale, PointElement, ScatterController, Tooltip);
  const style = getComputedStyle(canvas);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const axis = (text: string, reverse: boolean) => ({
    min: -8,
    max: 108,
    reverse,
    title: { display: true, text, color: token('--muted') },
    grid: { color: token('--hairline') },
    ticks: {
      stepSize: 25,
      color: token('--muted'),
      callback: (value: string | number) => (Number(value) < 0 || Number(value) > 100 ? '' : String(value))
    },
    afterBuildTicks: (scale: { ticks: { value: number }[] }) => {
      scale.ticks = [0, 25, 50, 75, 100].map((value) => ({ value }));
    }
  });
  const chart = new Chart(canvas, {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: points.map((point) => ({ x: point.capacity, y: point.importance })),
          backgroundColor: token('--accent'),
          pointRadius: 7,
          pointHoverRadius: 9
        }
      ]
    },
    options: {
      animation: false,
      aspectRatio: 1,
      interaction: { mode: 'point', intersect: true },
      scales: { x: axis(words.capacity, dir === 'rtl'), y: axis(words.importance, false) },
      plugins: {
        tooltip: {
          rtl: dir === 'rtl',
          textDirection: dir,
          displayColors: false,
          callbacks: {
            label: (item) => {
              const point = points[item.dataIndex];
              return point === undefined ? '' : `${point.id} ${point.label}`;
            }
          }
        }
      }
    }
  });
  return () => {
    chart.destroy();
  };
}
