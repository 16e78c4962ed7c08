import { OpusDecoder } from 'opus-decoder';
import { StbVorbis } from 'stb-vorbis';
import type { Decoded } from './decode.ts';
import { Pieces } from './pieces.ts';
import { damaged, mostSeconds, tooLong, Unreadable } from './unreadable.ts';

/** One logical stream's packets, and the position that its last page tells (RFC 3533). */
interface OggStream {
  readonly packets: readonly Uint8Array[];
  readonly lastGranule: number;
}

const broken = (why: string): Unreadable => damaged('Ogg', why);
/** More would be no eight minutes of any codec: Opus has 400 packets of 2.5 ms a second. */
const MOST_PACKETS = mostSeconds * 400;

/** Takes the first stream apart; pages of others are passed over. */
function readStream(bytes: Uint8Array): OggStream {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const packets: Uint8Array[] = [];
  let open: Uint8Array[] = [];
  let serial: number | undefined;
  let lastGranule = 0;
  for (let at = 0; at + 27 <= bytes.length; ) {
    if (view.getUint32(at) !== 0x4f676753) throw broken('a page is missing');
    const segments = bytes[at + 26] as number;
    let body = at + 27 + segments;
    const lengths = bytes.subarray(at + 27, body);
    const size = lengths.reduce((sum, length) => sum + length, 0);
    if (body + size > bytes.length) break;
    at = body + size;
    const own = view.getUint32(body - segments - 13, true);
    serial ??= own;
    if (own !== serial) continue;
    const granule = Number(view.getBigInt64(body - segments - 21, true));
    if (granule > 0) lastGranule = granule;
    let from = body;
    for (const length of lengths) {
      body += length;
      if (length === 255) continue;
      open.push(bytes.subarray(from, body));
      from = body;
      packets.push(open.length === 1 ? (open[0] as Uint8Array) : Buffer.concat(open));
      open = [];
      if (packets.length > MOST_PACKETS) throw tooLong();
    }
    if (from < body) open.push(bytes.subarray(from, body));
  }
  return { packets, lastGranule };
}

/** Vorbis blocks overlap by half; transients come in short ones, so packets tell the length only roughly. */
const SHORT_BLOCKS = 4;

/**
 * The header of comments: who made it, how many comments, each behind its length. stb_vorbis makes room for whatever these
 * numbers say before it looks whether they can be true: one of them cost 43 s and 2.2 GB.
 */
function demandComments(packet: Uint8Array | undefined): void {
  const wrong = broken('its comments are longer than their packet');
  if (!packet) throw broken('it has no header of comments');
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  let at = '\u0003vorbis'.length;
  const number = (): number => {
    if (at + 4 > packet.length) throw wrong;
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const pass = (length: number): void => {
    at += length;
  };
  pass(number());
  for (let left = number(); left > 0; left--) pass(number());
  if (at > packet.length) throw wrong;
}

/** Ogg Vorbis to samples, by stb_vorbis in WebAssembly. */
export async function decodeVorbis(bytes: Uint8Array): Promise<Decoded> {
  const { packets, lastGranule } = readStream(bytes);
  const head = packets[0];
  if (!head || head.length < 29) throw broken('it has no header');
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const channels = head[11] as number;
  const sampleRate = view.getUint32(12, true);
  const longBlock = 2 ** ((head[28] as number) >> 4);
  if (channels !== 1 && channels !== 2) throw new Unreadable(`The Ogg has ${channels} channels. Send mono or stereo`);
  if (sampleRate === 0) throw broken('it has no sample rate');
  demandComments(packets[1]);
  // Decoded whole, so that what it will hold must be bounded before: by its own word, and by what its packets can be.
  if (lastGranule > mostSeconds * sampleRate) throw tooLong();
  if ((packets.length * longBlock) / 2 > SHORT_BLOCKS * mostSeconds * sampleRate) throw tooLong();
  await StbVorbis.ready;
  let decoded: ReturnType<typeof StbVorbis.decode>;
  try {
    decoded = StbVorbis.decode(bytes);
  } catch {
    throw broken('it cannot be decoded');
  }
  const [left, right = left] = decoded.channels;
  if (!left || !right || left.length === 0) throw broken('it holds no sound');
  if (left.length > mostSeconds * sampleRate) throw tooLong();
  return { audio: { left, right }, sampleRate: decoded.sampleRate };
}

const OPUS_RATE = 48_000;
const PACKETS_AT_ONCE = 500;

/** Ogg Opus to samples, by libopus in WebAssembly. */
export async function decodeOpus(bytes: Uint8Array): Promise<Decoded> {
  const { packets, lastGranule } = readStream(bytes);
  const head = packets[0];
  if (!head || head.length < 19) throw broken('it has no header');
  const channels = head[9] as number;
  if ((channels !== 1 && channels !== 2) || head[18] !== 0)
    throw new Unreadable(`The Opus has ${channels} channels. Send mono or stereo`);
  const preSkip = (head[10] as number) | ((head[11] as number) << 8);
  if (lastGranule - preSkip > mostSeconds * OPUS_RATE) throw tooLong();
  const decoder = new OpusDecoder({ channels, preSkip });
  const pieces = new Pieces(OPUS_RATE);
  try {
    await decoder.ready;
    const sound = packets.slice(2);
    for (let at = 0; at < sound.length; at += PACKETS_AT_ONCE)
      pieces.add(decoder.decodeFrames(sound.slice(at, at + PACKETS_AT_ONCE)).channelData);
  } catch (error) {
    throw error instanceof Unreadable ? error : broken('it cannot be decoded');
  } finally {
    decoder.free();
  }
  const audio = pieces.finish();
  if (audio.left.length === 0) throw broken('it holds no sound');
  const length = lastGranule > preSkip ? Math.min(audio.left.length, lastGranule - preSkip) : audio.left.length;
  return {
    audio: { left: audio.left.subarray(0, length), right: audio.right.subarray(0, length) },
    sampleRate: OPUS_RATE,
  };
}
