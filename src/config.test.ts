import { describe, expect, it } from 'vitest';
import { ConfigError, engineSettings, readConfig } from './config.ts';

describe('CANTIGA_ENGINES', () => {
  it('lists engines in order, those of others with their address, key, price and habits', () => {
    const config = readConfig({
      CANTIGA_ENGINES: 'crun=https://api.crun.ai, acestep=http://127.0.0.1:8001 ,embedded',
      CANTIGA_ENGINE_CRUN_KEY: 'k',
      CANTIGA_ENGINE_CRUN_COST: '1.5',
      CANTIGA_ENGINE_ACESTEP_IDEMPOTENT: 'yes',
    });
    expect(engineSettings(config)).toEqual([
      { name: 'crun', url: 'https://api.crun.ai', key: 'k', cost: 1.5, idempotent: false },
      { name: 'acestep', url: 'http://127.0.0.1:8001', key: '', idempotent: true },
      { name: 'embedded' },
    ]);
    expect(engineSettings(readConfig())).toEqual([{ name: 'embedded' }]);
  });

  it.each([
    ['crun', 'needs its address, as in crun=https://api.example.com'],
    ['crun=ftp://x', 'needs its address'],
    ['crun=https://user:secret@x', 'a key belongs in CANTIGA_ENGINE_CRUN_KEY'],
    ['embedded=https://x', 'takes no address'],
    ['udio=https://x', 'is no engine; use one of embedded'],
    ['embedded,embedded', 'names an engine twice'],
  ])('refuses %s and says what to do', (engines, text) => {
    expect(() => readConfig({ CANTIGA_ENGINES: engines })).toThrow(text);
    expect(() => readConfig({ CANTIGA_ENGINES: engines })).toThrow(ConfigError);
  });
});
