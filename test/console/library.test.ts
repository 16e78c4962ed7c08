import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sheet } from '../../src/catalogue/results.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { createMetronome } from '../../src/engines/metronome/metronome.ts';
import { at, openHouse, type TestHouse, until } from '../house.ts';
import { createPaced } from '../paced.ts';
import { openReceiver } from '../receiver.ts';
import { browserTimeout, findBrowser, holds, openBrowser, picture, type Visit, violations, visit } from './browser.ts';

const executable = findBrowser();
if (!executable) console.warn('console: no Chromium was found (set CHROMIUM), so its library is not looked at');

const hostile = `<svg onload="document.title='owned'"> [Verse] {{7*7}} \u202Eesrever`;

const sheet: Sheet = {
  tempoBpm: 120,
  beatsPerBar: 4,
  key: 'C',
  sections: [
    { label: 'Verse', start: 0, end: 3 },
    { label: hostile, start: 3, end: 6 },
  ],
  chords: [
    { symbol: 'C', start: 0, end: 3 },
    { symbol: 'G7', start: 3, end: 6 },
  ],
  lines: [
    {
      section: 'Verse',
      words: [
        { word: 'Over ', start: 0.5, end: 1 },
        { word: 'the ', start: 1, end: 1.5 },
        { word: 'water', start: 3, end: 5.5 },
      ],
    },
  ],
  peaks: Array.from({ length: 100 }, (_, bar) => (bar % 10) / 10),
};

/** The metronome, with a sheet for every take. */
function withSheets(): Engine {
  const metronome = createMetronome();
  return {
    ...metronome,
    status: async (operation, assignment) => {
      const status = await metronome.status(operation, assignment);
      return status.state === 'done' && status.takes
        ? { ...status, takes: status.takes.map((take) => take && { ...take, sheet }) }
        : status;
    },
  };
}

describe.skipIf(!executable)('the library', { timeout: browserTimeout }, () => {
  let house: TestHouse;
  let browser: Browser;
  let guest: Visit | undefined;
  beforeAll(async () => {
    house = await openHouse({ engines: [withSheets()] });
    browser = await openBrowser(executable ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });
  const made = async (order: object): Promise<string> => {
    const { body } = await house.call('POST', '/v1/tasks', { body: { kind: 'song', ...order } });
    await until(async () =>
      at((await house.call('GET', `/v1/tasks/${at(body, 'id')}`)).body, 'state') === 'succeeded' ? true : undefined,
    );
    return String(at(body, 'id'));
  };
  const visited = async (path: string): Promise<Page> => {
    await guest?.page.context().close();
    guest = await visit(browser, house.url, path);
    await guest.page.getByRole('heading', { level: 1 }).waitFor();
    return guest.page;
  };

  it('lights up the words as they are sung, and seeks by word, line and section', async () => {
    await made({ title: 'Harbour', lyrics: '[Verse]\nOver the water', style: 'folk' });
    const page = await visited('/library');
    const song = page.getByRole('article').filter({ hasText: 'Harbour' });
    await song.getByText('Lyrics and chords').click();
    await song.locator('.line').getByText('water').click();
    await holds(page, `document.querySelector('.words .lit')?.textContent.trim() === 'water'`);
    await holds(page, `document.querySelector('.chords .lit')?.textContent.trim() === 'G7'`);
    await page
      .getByRole('complementary', { name: 'Player' })
      .getByRole('button', { name: /^Pause/ })
      .click();
    await song.getByRole('button', { name: 'Over the water' }).press('Enter');
    await holds(page, `/^0:00 of/.test(document.querySelector('.take.here input[type=range]').ariaValueText)`);
    expect(await song.getByText(hostile).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await picture(page, 'library-reading');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      song
        .getByText('Download')
        .first()
        .click()
        .then(() => song.getByRole('button', { name: 'LRC' }).first().click()),
    ]);
    expect(download.suggestedFilename()).toBe('Harbour.lrc');
    expect(guest?.complaints).toEqual([]);
  });

  it('shares a clip with a stranger until the link is revoked, and shows its title as text', async () => {
    await made({ title: hostile, lyrics: '[Verse]\nOver the water', style: 'folk' });
    const page = await visited('/library');
    const song = page.getByRole('article').filter({ hasText: 'onload' }).first();
    await song.getByText('Share').first().click();
    await song.getByRole('button', { name: 'Make a link' }).click();
    const link = (await song.getByRole('link', { name: /^Works until/ }).getAttribute('href')) ?? '';
    const stranger = await visit(browser, house.url, link);
    await stranger.page.getByRole('heading', { name: 'onload' }).waitFor();
    await stranger.page.getByRole('button', { name: /^Play/ }).click();
    await stranger.page.getByRole('button', { name: /^Pause/ }).waitFor();
    expect(await stranger.page.title()).not.toBe('owned');
    expect(await violations(stranger.page)).toEqual([]);
    await picture(stranger.page, 'shared');
    await song.getByRole('button', { name: 'Revoke' }).click();
    await song.getByRole('link', { name: /^Works until/ }).waitFor({ state: 'detached' });
    await stranger.page.goto(link);
    await stranger.page.getByRole('heading', { name: 'This link has ended' }).waitFor();
    expect(stranger.complaints).toEqual([]);
    await stranger.page.context().close();
  });

  it('plays the first take while the second is being made', async () => {
    await house.call('POST', '/v1/tasks', { body: { kind: 'song', title: 'Soon', prompt: 'metronome:late' } });
    const page = await visited('/library');
    const song = page.getByRole('article').filter({ hasText: 'In the making' }).first();
    await song.getByRole('button', { name: /^Play .*Take 1/ }).click();
    await page
      .getByRole('complementary', { name: 'Player' })
      .getByRole('button', { name: /^Pause/ })
      .waitFor();
    await song.getByRole('button', { name: 'Cancel' }).click();
    await song.waitFor({ state: 'detached' });
  });

  it('orders from a clip, takes in a file, and deletes', async () => {
    await made({ title: 'Source', prompt: 'x' });
    const page = await visited('/library');
    const source = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Source' }) });
    await source.getByText('Make more of it').first().click();
    await source.getByLabel('What', { exact: true }).selectOption('cover');
    await source.getByLabel('Style').fill('bossa nova');
    await source.getByRole('button', { name: 'Create', exact: true }).click();
    await source.getByText('Ordered. It appears among your songs.').waitFor();
    await page.getByText('Bring a recording').click();
    const file = join(tmpdir(), `cantiga-${process.pid}.wav`);
    await writeFile(file, Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(32)]));
    await page.getByLabel('Choose a file').setInputFiles(file);
    await until(async () => {
      const { body } = await house.call('GET', '/v1/tasks?limit=2');
      const kinds = (at(body, 'tasks') as { kind: string }[]).map(({ kind }) => kind);
      return kinds[0] === 'upload' && kinds[1] === 'cover' ? true : undefined;
    });
    await rm(file);
    await source.getByRole('button', { name: 'Delete', exact: true }).click();
    await source.getByRole('button', { name: 'Delete for good' }).click();
    await source.waitFor({ state: 'detached' });
    expect(guest?.complaints).toEqual([]);
  });

  it('makes, rotates and revokes keys, and resends a callback', async () => {
    const receiver = await openReceiver();
    await made({ prompt: 'x', callbackUrl: receiver.url });
    const page = await visited('/developers');
    await page.getByLabel('Name', { exact: true }).fill('script');
    await page.getByLabel('Scope').selectOption('read');
    await page.getByRole('button', { name: 'Make a key' }).click();
    const shown = page.getByRole('group', { name: 'The new key' });
    const key = (await shown.textContent()) ?? '';
    const status = async (method: 'GET' | 'POST', path: string) => (await house.call(method, path, { key })).status;
    expect([await status('GET', '/v1/tasks'), await status('POST', '/v1/keys')]).toEqual([200, 403]);
    await page.getByRole('button', { name: 'Rotate script' }).click();
    await page.getByText('works until').waitFor();
    const [old] = await page.getByRole('row').filter({ hasText: 'works until' }).all();
    await old?.getByRole('button', { name: 'Revoke script' }).click();
    await old?.getByRole('button', { name: 'Revoke for good' }).click();
    await page.getByText('works until').waitFor({ state: 'detached' });
    expect(await status('GET', '/v1/tasks')).toBe(401);
    await page.getByRole('link', { name: 'Webhooks' }).click();
    const delivery = page.getByRole('row').filter({ hasText: 'Delivered' }).first();
    await delivery.getByRole('button', { name: /^Resend/ }).click();
    await until(async () => (receiver.received.length >= 2 ? true : undefined));
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(guest?.complaints).toEqual([]);
    await receiver.close();
  });
});

describe.skipIf(!executable)('a take that is being made', { timeout: browserTimeout }, () => {
  let house: TestHouse;
  let browser: Browser;
  const paced = createPaced(10);
  beforeAll(async () => {
    house = await openHouse({ engines: [paced.engine] });
    browser = await openBrowser(executable ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it('plays, goes on undisturbed when it is done, and can be sought in from then on', async () => {
    const { page, complaints } = await visit(browser, house.url, '/');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'media') asked.push(request.url());
    });
    await page.getByLabel('Description').fill('rain on a tin roof');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const song = page.getByRole('article').filter({ hasText: 'Metronome' }).first();
    await song.getByRole('button', { name: /^Play .*Take 1/ }).click();
    const bar = page.getByRole('complementary', { name: 'Player' });
    await bar.getByRole('button', { name: /^Pause/ }).waitFor();
    await bar.getByText('Still being made').waitFor();
    expect([await page.getByRole('slider').count(), await song.getByText('Download').count()]).toEqual([0, 0]);
    await holds(page, `/0:0[12]/.test(document.querySelector('.player .meter')?.textContent)`);
    expect(await violations(page)).toEqual([]);
    await picture(page, 'live');
    expect(asked).toHaveLength(1);

    paced.finish();
    const slider = song.getByRole('slider', { name: /^Position in/ }).first();
    await slider.waitFor();
    await holds(page, `/^0:..? . 1:00/.test(document.querySelector('.player .meter')?.textContent)`);
    const place = `Number(document.querySelector('.take.here input[type=range]').value)`;
    const before = Number(await page.evaluate(place));
    await holds(page, `${place} > ${before}`);
    expect([before > 0, asked.length]).toEqual([true, 1]);
    await slider.focus();
    await page.keyboard.press('End');
    await holds(page, `${place} > 55`);
    expect(new Set(asked).size).toBe(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
