import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
if (!executablePath && process.env.REQUIRE_BROWSER === '1')
  throw new Error('REQUIRE_BROWSER=1, but there is no Chromium.');

/** The demo page as a reader's browser sees it, with scripts switched off. Without a Chromium this is skipped, visibly. */
(executablePath ? describe : describe.skip)('the demo page in a browser', () => {
  let database: TestDatabase;
  let service: ServiceProcess;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    database = await cloneDatabase();
    service = await startProcess({
      DATABASE_URL: database.url,
      DATA_DIR: mkdtempSync(join(process.env.TEST_FOLDER!, 'b-')),
    });
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
    });
    page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 400, height: 800 } });
    page.on('console', (message) => complaints.push(message.text()));
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
    await database.drop();
  });

  it.each([
    {
      path: '/demo',
      direction: 'ltr',
      name: 'Nora',
      body: 'The reading room is brighter than it ever was.',
      thanks: /Thank you/,
    },
    { path: '/demo/ar', direction: 'rtl', name: 'سلمى', body: 'قاعة القراءة أجمل من ذي قبل، شكرًا لكم.', thanks: /شكر/ },
  ])(
    'takes a comment on $path and shows it once it is approved',
    async ({ path, direction, name, body, thanks }) => {
      await page.goto(service.url + path);
      expect(await page.locator('html').getAttribute('dir')).toBe(direction);
      await page.locator('[name=name]').fill(name);
      await page.locator('[name=email]').fill('somebody.private@example.org');
      await page.locator('[name=body]').fill(body);
      // Faster than a person would be held; the form says that it was served a while ago when it was.
      await page.waitForTimeout(2_100);
      await page.locator('form button').click();
      expect(page.url()).toContain(`${path}?sent=1`);
      expect(await page.locator('body').innerText()).toMatch(thanks);
      const comment = await until('the comment to appear', async () => {
        await page.goto(service.url + path);
        const shown = page.getByText(body);
        return (await shown.count()) > 0 ? shown : null;
      });
      const box = await comment.boundingBox();
      expect(box!.x >= 0 && box!.x + box!.width <= 400).toBe(true);
      expect(await page.content()).not.toContain('somebody.private');
    },
    60_000,
  );

  it('shows what was wrong beside the fields, and keeps what was typed', async () => {
    await page.goto(`${service.url}/demo`);
    await page.locator('[name=name]').fill('<b>Jonas</b>');
    await page.locator('[name=email]').fill('not an address');
    await page.locator('form button').click();
    expect(await page.locator('[aria-invalid=true]').count()).toBe(2);
    expect(await page.locator('[name=name]').inputValue()).toBe('<b>Jonas</b>');
    expect(await page.locator('[name=email]').inputValue()).toBe('not an address');
  });

  it('fits a narrow screen and loads nothing that its policy forbids', async () => {
    for (const path of ['/demo', '/demo/ar', '/problems/invalid-request', '/']) {
      await page.goto(service.url + path);
      const { width } = (await page.locator('body').boundingBox())!;
      expect({ path, fits: width <= 400 }).toEqual({ path, fits: true });
    }
    expect(complaints.filter((text) => !/422/.test(text))).toEqual([]);
  });
});
