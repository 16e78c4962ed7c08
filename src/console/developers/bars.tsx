interface Bar {
  readonly key: number;
  readonly parts: readonly { readonly name: string; readonly value: number }[];
}

const height = 64;
const pitch = 20;

/** Bars for the eye; the caption says their sum in words. */
export function Bars({ caption, bars }: { caption: string; bars: readonly Bar[] }) {
  const totalOf = ({ parts }: Bar): number => parts.reduce((sum, { value }) => sum + value, 0);
  const most = Math.max(1, ...bars.map(totalOf));
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${bars.length * pitch} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {bars.map((bar, index) => {
          let top = height;
          const shown = bar.parts.filter(({ value }) => value > 0);
          if (shown.length === 0)
            return <rect key={bar.key} x={index * pitch + 3} y={height - 2} width={pitch - 6} height={2} />;
          return shown.map(({ name, value }) => {
            const tall = Math.max(2, (value / most) * height);
            top -= tall;
            return (
              <rect
                key={`${bar.key}-${name}`}
                class={name}
                x={index * pitch + 3}
                y={top}
                width={pitch - 6}
                height={tall}
              />
            );
          });
        })}
      </svg>
      <figcaption class="hint">{caption}</figcaption>
    </figure>
  );
}
