import { css, mix } from './palette.ts';
import type { Scene } from './scenes.ts';

/** Dots of a screen print: their size follows a light that lies low on one side. */
export const halftone: Scene = (pen, palette, energy, random) => {
  pen.fillStyle = css(palette.sky[0]);
  pen.fillRect(0, 0, 1, 1);
  const x = 0.25 + 0.5 * random.next();
  const y = 0.72 + 0.12 * random.next();
  const reach = 0.42 + 0.12 * random.next();
  const turns = [-0.26, 0.26].map((turn) => turn + 0.1 * random.next());
  const inks = [palette.layers[0] ?? palette.glow, palette.glow];
  const step = 0.03 - 0.008 * energy;
  inks.forEach((ink, index) => {
    pen.save();
    pen.translate(0.5, 0.5);
    pen.rotate(turns[index] ?? 0);
    pen.fillStyle = css(ink);
    const [cosine, sine] = [Math.cos(turns[index] ?? 0), Math.sin(turns[index] ?? 0)];
    for (let row = -0.8; row <= 0.8; row += step)
      for (let column = -0.8; column <= 0.8; column += step) {
        const [atX, atY] = [0.5 + column * cosine - row * sine, 0.5 + column * sine + row * cosine];
        const distance = Math.hypot(atX - x - 0.04 * index, (atY - y) * 1.1) / (reach * (1 - 0.3 * index));
        const light = Math.max(0, 1 - distance) ** 0.7;
        if (light < 0.05) continue;
        pen.beginPath();
        pen.arc(column, row, step * 0.62 * light, 0, 2 * Math.PI);
        pen.fill();
      }
    pen.restore();
  });
};

/** Lines one behind the other, each raised where something sounds: a spectrum drawn as a range of hills. */
export const contours: Scene = (pen, palette, energy, random) => {
  pen.fillStyle = css(mix(palette.sky[0], palette.layers.at(-1) ?? palette.sky[0], 0.35));
  pen.fillRect(0, 0, 1, 1);
  const count = 26;
  const peaks = Array.from({ length: 5 }, () => ({
    at: 0.2 + 0.6 * random.next(),
    width: 0.03 + 0.06 * random.next(),
    drift: 0.3 * (random.next() - 0.5),
    height: 0.04 + (0.05 + 0.05 * energy) * random.next(),
  }));
  for (let i = 0; i < count; i++) {
    const depth = i / (count - 1);
    const base = 0.5 + 0.46 * depth;
    pen.beginPath();
    pen.moveTo(0, base);
    for (let step = 0; step <= 220; step++) {
      const x = step / 220;
      const hills = peaks.reduce((sum, peak) => {
        const off = (x - peak.at - peak.drift * (depth - 0.5)) / peak.width;
        return sum + peak.height * Math.exp(-0.5 * off * off) * (0.6 + 0.4 * Math.sin(7 * depth + 9 * peak.at));
      }, 0);
      const ripple = 0.003 * Math.sin(90 * x + 13 * i) * Math.exp(-(((x - 0.5) / 0.3) ** 2));
      pen.lineTo(x, base - hills - ripple);
    }
    pen.lineTo(1, 1.1);
    pen.lineTo(0, 1.1);
    pen.closePath();
    pen.fillStyle = css(mix(palette.sky[0], palette.layers[1] ?? palette.sky[1], 0.75 * depth));
    pen.fill();
    pen.lineWidth = 0.0022 + 0.0016 * depth;
    pen.strokeStyle = css(mix(palette.layers[0] ?? palette.glow, palette.glow, depth));
    pen.stroke();
  }
};
