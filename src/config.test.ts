import { describe, expect, it } from 'vitest';
import { ConfigError, engineSettings, findFfmpeg, readConfig, storageSetting } from './config.ts';

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

const keys = { AWS_ACCESS_KEY_ID: 'k', AWS_SECRET_ACCESS_KEY: 's' };

describe('CANTIGA_STORAGE_URL', () => {
  it.each([
    [
      's3://songs',
      { bucket: 'songs', prefix: '', endpoint: 'https://s3.us-east-1.amazonaws.com', region: 'us-east-1' },
    ],
    [
      's3://my.songs/a/b/?endpoint=http://127.0.0.1:9000&region=eu-west-1',
      { bucket: 'my.songs', prefix: 'a/b', endpoint: 'http://127.0.0.1:9000', region: 'eu-west-1' },
    ],
  ])('reads %s', (url, bucket) => {
    expect(storageSetting(readConfig({ CANTIGA_STORAGE_URL: url, ...keys }))).toEqual(bucket);
  });

  it.each([
    'http://songs',
    's3://',
    's3://A',
    's3://songs?endpoint=ftp://x',
    's3://songs?end=https://x',
    's3://k:s@songs',
  ])('refuses %s', (url) => {
    expect(() => readConfig({ CANTIGA_STORAGE_URL: url, ...keys })).toThrow(
      'CANTIGA_STORAGE_URL: must look like s3://',
    );
  });

  it('asks for its keys', () => {
    expect(() => readConfig({ CANTIGA_STORAGE_URL: 's3://songs' })).toThrow('Set AWS_ACCESS_KEY_ID');
  });
});

describe('CANTIGA_ROLE', () => {
  it('asks for what a role cannot do without', () => {
    const database = { CANTIGA_DATABASE_URL: 'postgres://u:p@db/cantiga' };
    expect(() => readConfig({ CANTIGA_ROLE: 'api' })).toThrow('Set CANTIGA_DATABASE_URL');
    expect(() => readConfig({ CANTIGA_ROLE: 'worker', ...database })).toThrow('Set CANTIGA_PUBLIC_URL');
    const all = { CANTIGA_ROLE: 'worker', CANTIGA_PUBLIC_URL: 'https://m.example.com', ...database };
    expect(readConfig(all).CANTIGA_ROLE).toBe('worker');
    expect(() => readConfig({ CANTIGA_DATABASE_URL: 'mysql://x' })).toThrow('must look like postgres://');
  });
});

describe('CANTIGA_FFMPEG', () => {
  it('is a program on the PATH or a path, and none where it is not there or empty', () => {
    expect(findFfmpeg({ CANTIGA_FFMPEG: process.execPath })).toBe(process.execPath);
    expect(findFfmpeg({ CANTIGA_FFMPEG: 'no-such-program-of-films' })).toBeUndefined();
    expect(findFfmpeg({ CANTIGA_FFMPEG: '/no/such/ffmpeg' })).toBeUndefined();
    expect(findFfmpeg({ CANTIGA_FFMPEG: '' })).toBeUndefined();
  });
});
