import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFfmpeg, readConfig } from '../../src/config.ts';
import { NoEncoder } from '../../src/engines/embedded/film/encoder.ts';
import { shoot } from '../../src/engines/embedded/film/shoot.ts';
import { encodeMp3 } from '../../src/studio/codec/mp3.ts';
import { findBrowser, openBrowser, visit } from '../console/browser.ts';
import { boxesIn, tracksOf } from './boxes.ts';
import { lights, sounds } from './watch.ts';

const seconds = 2;
const ffmpeg = findFfmpeg(readConfig());
const executable = findBrowser();

async function clip() {
  const left = Float32Array.from({ length: 44_100 * seconds }, (_, i) => 0.4 * Math.sin(i / 30));
  const audio = await encodeMp3({ left, right: left }, 44_100);
  return { title: 'Two seconds', lyrics: '', tags: 'a tone', durationSeconds: seconds, audio };
}

const burstsAt = [0.5, 1.25, 2, 2.75];

/** Silence with a tone of a tenth of a second now and then. */
async function bursts() {
  const left = Float32Array.from({ length: 44_100 * 3.5 }, (_, i) => {
    const sounds = burstsAt.some((at) => i / 44_100 >= at && i / 44_100 < at + 0.1);
    return sounds ? 0.5 * Math.sin((2 * Math.PI * 1_000 * i) / 44_100) : 0;
  });
  const audio = await encodeMp3({ left, right: left }, 44_100);
  return { title: 'Bursts', lyrics: '', tags: 'tones', durationSeconds: 3.5, audio };
}

/** Left of the picture on its card: only where it is loud the rim of the card reaches there. */
const rim = { x: 66, y: 200, width: 8, height: 240 };

const wished = async () => ({ clip: await clip(), author: 'Ava', brand: 'Acme' });

describe('the encoder of films', () => {
  it('is missed in words that say what to do', async () => {
    const made = shoot(await wished(), '/no/such/ffmpeg', tmpdir(), () => {});
    await expect(made).rejects.toThrow(NoEncoder);
    await expect(made).rejects.toThrow(/Install ffmpeg/);
  });
});

describe.skipIf(ffmpeg === undefined)('a film (needs ffmpeg on the PATH)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cantiga-film-test-'));
  let film: Uint8Array = new Uint8Array(0);
  beforeAll(async () => {
    film = await shoot(await wished(), ffmpeg ?? '', folder, () => {});
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is an MP4 of H.264 and AAC that can be played while it loads, as long as its sound within 40 ms', () => {
    const boxes = boxesIn(new DataView(film.buffer, film.byteOffset, film.byteLength));
    const names = boxes.map(({ name }) => name);
    expect(names[0]).toBe('ftyp');
    expect(names.indexOf('moov')).toBeLessThan(names.indexOf('mdat'));
    const tracks = tracksOf(boxes[names.indexOf('moov')]?.body ?? new DataView(new ArrayBuffer(0)));
    expect(tracks.map(({ handler, codec }) => [handler, codec])).toEqual([
      ['vide', 'avc1'],
      ['soun', 'mp4a'],
    ]);
    const [picture, sound] = tracks.map((track) => track.seconds) as [number, number];
    expect(Math.abs(picture - sound)).toBeLessThan(0.04);
    // An MP3 has up to 1152 frames of silence at either end.
    expect(Math.abs(sound - seconds)).toBeLessThan(0.08);
  });

  it('shows within 40 ms what is heard', async () => {
    const file = join(folder, 'bursts.mp4');
    writeFileSync(file, await shoot({ clip: await bursts(), author: '', brand: '' }, ffmpeg ?? '', folder, () => {}));
    const heard = sounds(ffmpeg ?? '', file);
    const seen = lights(ffmpeg ?? '', file, rim);
    expect(heard).toHaveLength(burstsAt.length);
    expect(seen).toHaveLength(burstsAt.length);
    for (const [index, at] of heard.entries()) expect(Math.abs((seen[index] ?? 0) - at)).toBeLessThan(0.04);
  }, 300_000);

  describe.skipIf(executable === undefined)('in a browser (needs Chromium)', () => {
    let server: Server;
    let browser: Browser;
    beforeAll(async () => {
      server = createServer((request, response) => {
        if (request.url === '/') {
          response.setHeader('content-type', 'text/html');
          return response.end('<!doctype html><link rel="icon" href="data:,"><video src="/film.mp4" muted></video>');
        }
        const [, from = '0'] = /bytes=(\d+)-/.exec(request.headers.range ?? '') ?? [];
        response.writeHead(206, {
          'content-type': 'video/mp4',
          'accept-ranges': 'bytes',
          'content-range': `bytes ${from}-${film.length - 1}/${film.length}`,
        });
        return response.end(film.subarray(Number(from)));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      browser = await openBrowser(executable ?? '');
    }, 180_000);
    afterAll(async () => {
      await browser?.close();
      server.close();
    });

    it('can be sought in, and shows its picture there', async () => {
      const { page, complaints } = await visit(
        browser,
        `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        '/',
      );
      const seen = await page.evaluate(`new Promise((resolve) => {
        const video = document.querySelector('video');
        const tell = (error) => {
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
          const pen = canvas.getContext('2d');
          pen.drawImage(video, 0, 0);
          const levels = [...pen.getImageData(592, 100, 600, 100).data];
          resolve({ error, at: video.currentTime, size: [canvas.width, canvas.height], brightest: Math.max(...levels.filter((_, i) => i % 4 === 0)) });
        };
        video.onerror = () => resolve({ error: video.error.message });
        video.onseeked = () => tell();
        const seek = () => { video.currentTime = 1.5; };
        if (video.readyState > 0) seek(); else video.onloadedmetadata = seek;
      })`);
      expect(seen).toEqual({ at: 1.5, size: [1280, 720], brightest: expect.any(Number) });
      // The title stands there in white.
      expect((seen as { brightest: number }).brightest).toBeGreaterThan(200);
      expect(complaints).toEqual([]);
    }, 180_000);
  });
});
