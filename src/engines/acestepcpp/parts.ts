export interface Part {
  readonly type: string;
  readonly bytes: Uint8Array;
}

const gap = Buffer.from('\r\n\r\n');

/** The parts of a multipart body (RFC 2046 §5.1); a part that is cut off is none. */
export function partsOf(body: Uint8Array, contentType: string): readonly Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return [];
  const bytes = Buffer.from(body);
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  for (let from = bytes.indexOf(mark); from >= 0; ) {
    const to = bytes.indexOf(mark, from + mark.length);
    if (to < 0) break;
    const head = bytes.indexOf(gap, from);
    if (head >= 0 && head < to) {
      const headers = bytes.subarray(from + mark.length, head).toString('latin1');
      // The line break before the next mark belongs to the mark.
      const end = bytes.subarray(to - 2, to).equals(gap.subarray(0, 2)) ? to - 2 : to;
      const type = /^content-type:\s*([^\r\n;]+)/im.exec(headers)?.[1]?.trim() ?? '';
      parts.push({ type, bytes: bytes.subarray(head + gap.length, end) });
    }
    from = to;
  }
  return parts;
}
