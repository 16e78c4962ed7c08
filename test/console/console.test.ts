import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse, until } from '../house.ts';
import { browserTimeout, findBrowser, holds, openBrowser, picture, type Visit, violations, visit } from './browser.ts';

const executable = findBrowser();
if (!executable) console.warn('console: no Chromium was found (set CHROMIUM), so its pages are not looked at');

const pages = ['/', '/library', '/developers', '/docs'];
const parts = ['keys', 'credits', 'webhooks', 'tasks', 'requests', 'engines', 'limits'];
const guides = ['callbacks', 'failures', 'hosting', 'gpu', 'api-native'];
const places = [...parts.map((part) => `/developers#${part}`), ...guides.map((guide) => `/docs#${guide}`)];
const hostile = `<img src=x onerror="document.title='owned'"> "quoted" & 'more' {{7*7}}`;

describe.skipIf(!executable)('the console', { timeout: browserTimeout }, () => {
  let house: TestHouse;
  let browser: Browser;
  let guest: Visit | undefined;

  beforeAll(async () => {
    house = await openHouse();
    browser = await openBrowser(executable ?? '');
    const { body } = await house.call('POST', '/v1/tasks', {
      body: { kind: 'song', title: hostile, lyrics: `[Verse]\n${hostile}\nOver the water`, style: `folk, ${hostile}` },
    });
    const { id } = body as { id: string };
    await until(async () => {
      const answer = await house.call('GET', `/v1/tasks/${id}`);
      return (answer.body as { state: string }).state === 'succeeded' || undefined;
    });
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  /** Each test ends with nobody having complained. */
  const visited = async (path: string, options = {}): Promise<Page> => {
    await guest?.page.context().close();
    guest = await visit(browser, house.url, path, options);
    await guest.page.getByRole('heading', { level: 1 }).waitFor();
    return guest.page;
  };

  it('orders a song, shows it as it comes to be, plays it and seeks in it by keyboard', async () => {
    const page = await visited('/');
    await page.getByLabel('Description').fill('rain on a tin roof');
    await page.getByRole('group', { name: 'This order in code' }).getByText('rain on a tin roof').waitFor();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const song = page.getByRole('article').filter({ hasText: 'Metronome' }).first();
    await song.getByRole('group', { name: 'Take 2' }).waitFor();
    await holds(page, `document.querySelectorAll('.wave[data-ready]').length >= 2`);
    await picture(page, 'created');

    await song.getByRole('button', { name: /^Play .*Take 1/ }).click();
    const bar = page.getByRole('complementary', { name: 'Player' });
    await bar.getByRole('button', { name: /^Pause/ }).waitFor();
    const slider = song.getByRole('slider', { name: /^Position in/ }).first();
    await holds(page, `Number(document.querySelector('.take.here input[type=range]')?.value) > 0`);
    await slider.focus();
    await page.keyboard.press('End');
    await holds(page, `/^0:0[56] of 0:06/.test(document.querySelector('.take.here input[type=range]').ariaValueText)`);
    await page.keyboard.press('Home');
    await holds(page, `/^0:0[01] of/.test(document.querySelector('.take.here input[type=range]').ariaValueText)`);
    expect(guest?.complaints).toEqual([]);
  });

  it('shows hostile titles, tags and lyrics as the text they are', async () => {
    const page = await visited('/library');
    await page.getByRole('heading', { name: hostile }).waitFor();
    await page.getByText('Lyrics and chords').first().click();
    await page.getByText('Over the water').waitFor();
    expect(await page.title()).toBe('Library · Cantiga');
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(guest?.complaints).toEqual([]);
  });

  it('takes an order up again from the library', async () => {
    const page = await visited('/library');
    await page
      .getByRole('article')
      .filter({ hasText: hostile })
      .getByRole('button', { name: 'Use this order again' })
      .click();
    await page.getByRole('heading', { name: 'Make a song' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe(hostile);
    expect(await page.getByRole('textbox', { name: 'Lyrics' }).inputValue()).toContain('Over the water');
  });

  it.each(pages)('%s has no violation of WCAG 2.2 AA, in light and in dark, and fits 320 pixels', async (path) => {
    const page = await visited(path);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await picture(page, `${path.slice(1) || 'create'}-${colorScheme}`);
      expect(await violations(page)).toEqual([]);
    }
    for (const width of [320, 390, 1600]) {
      await page.setViewportSize({ width, height: 800 });
      if (width === 320) await picture(page, `${path.slice(1) || 'create'}-narrow`);
      expect(
        await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
        `${width} px`,
      ).toBeLessThanOrEqual(0);
    }
    expect(guest?.complaints).toEqual([]);
  });

  it('tells tasks by their titles, and code from words in the reference', async () => {
    let page = await visited('/developers#tasks');
    await page.locator('.story > summary').filter({ hasText: hostile }).waitFor();
    page = await visited('/docs#api-crun');
    await page.locator('.operation .hint code').filter({ hasText: 'model' }).waitFor();
    expect(await page.locator('.stories').innerText()).not.toContain('`');
    expect(guest?.complaints).toEqual([]);
  });

  it.each(places)('%s, a part of a page, has no violation either', async (place) => {
    const page = await visited(place);
    await page.locator('.side a[aria-current]').waitFor();
    await page.locator('.stack h2').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await violations(page), colorScheme).toEqual([]);
    }
    await picture(page, place.slice(1).replace('#', '-'));
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(guest?.complaints).toEqual([]);
  });
});
