import type { Pen } from '../pen.ts';
import { darker } from '../tones.ts';

/** A few stems, for vessels with flowers. */
export function sprig(pen: Pen): string {
  const leaf = ['#6f8458', '#8a9a6a', '#55704f'][pen.way(61, 3)] ?? '#6f8458';
  const flower = ['#e9c9b8', '#e6d28a', '#c9788a', '#f2ece0', '#a99fcb'][pen.way(62, 5)] ?? '#e9c9b8';
  const stems = [
    [-46, 96],
    [8, 118],
    [54, 82],
  ] as const;
  return stems
    .map(([dx, height], index) => {
      const [x, y] = [240 + dx, 140 - height];
      const stem = pen.line(`M${240 + dx * 0.24} 142Q${240 + dx * 0.3} ${150 - height / 2} ${x} ${y}`, leaf, 4);
      const leaves = [0.35, 0.55, 0.75].map((t, side) => {
        const [lx, ly] = [240 + dx * (0.24 + 0.7 * t * t), 142 - height * t];
        const out = (side + index) % 2 ? 1 : -1;
        return pen.solid(`M${lx} ${ly}q${out * 12} ${-20} ${out * 30} ${-16}q${-out * 6} 18 ${-out * 30} 16z`, leaf);
      });
      const head = pen.way(63, 2)
        ? [0, 72, 144, 216, 288]
            .map(
              (turn) =>
                `<ellipse cx="${x}" cy="${y - 9}" rx="7" ry="11" fill="${flower}" transform="rotate(${turn} ${x} ${y})"/>`,
            )
            .join('') + pen.oval(x, y, 6, 6, '#c89b3c')
        : pen.oval(x, y, 12, 17, flower, 'ball');
      return stem + leaves.join('') + head;
    })
    .join('');
}

export function plant(pen: Pen, y: number): string {
  const green = ['#5d7a52', '#7f9560', '#47685a', '#8fa27c'][pen.way(64, 4)] ?? '#5d7a52';
  const kind = pen.way(65, 4);
  if (kind === 3) return '';
  const leaves: string[] = [];
  for (let index = 0; index < 9; index += 1) {
    const lean = (index - 4) * (kind === 0 ? 17 : 12);
    const height = (kind === 1 ? 150 : 112) - Math.abs(index - 4) * (kind === 1 ? 20 : 9);
    const wide = kind === 2 ? 26 : 12;
    const [x, top] = [240 + lean * 1.6, y - height];
    leaves.push(
      pen.solid(
        `M${240 + lean * 0.3} ${y}Q${x - wide} ${y - height * 0.5} ${x} ${top}Q${x + wide} ${y - height * 0.45} ${240 + lean * 0.3 + 5} ${y}z`,
        index % 2 ? green : darker(green, 0.16),
      ),
    );
  }
  return leaves.join('');
}
