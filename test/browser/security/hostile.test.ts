import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../harness/chromium-extension.ts';
import { connectionTo } from '../harness/connection.ts';
import { searchAndAdd, settled } from '../harness/shopper.ts';

/** Messages that would give data away, or change it. */
const questions = ['settings.read', 'panel.open', 'account.profile', 'cart.read', 'account.signOut'];

/** Sends the messages to the extension by its ID. Runs in the hostile page. */
const askFrom = (extensionId: string) => `(async () => {
  const answers = [];
  for (const type of ${JSON.stringify(questions)}) {
    if (!globalThis.chrome?.runtime?.sendMessage) { answers.push('no way'); continue; }
    const answer = chrome.runtime.sendMessage('${extensionId}', { type });
    answers.push(await answer.catch((error) => 'refused: ' + error.message));
  }
  return answers;
})()`;

test.beforeEach(async ({ cartlet, shop }) => {
  await cartlet.connect(connectionTo(shop));
  const popup = await cartlet.openPopup();
  await searchAndAdd(popup, shop.simpleProducts[0] ?? '');
  await settled(popup);
  await cartlet.closePopup();
});

test('A web page can neither send messages to the extension nor frame its pages', async ({
  cartlet,
  chromium,
  shop,
}) => {
  const popupAddress = chromium.addressOf('src/popup/index.html');
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Hostile</title><iframe src="${popupAddress}"></iframe>`);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    const page = await cartlet.openPage(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);

    const answers = (await page.evaluate(askFrom(chromium.extensionId))) as string[];

    expect(answers).toHaveLength(questions.length);
    for (const answer of answers) expect(answer).toMatch(/^no way|^refused/);
    const framed = page.frames().find((frame) => frame !== page.mainFrame());
    expect(await framed?.evaluate(`document.querySelector('#app, [role=combobox]')`)).toBeNull();
  } finally {
    server.close();
  }
  expect(shop.lines()).toHaveLength(1);
});

test('Another extension gets no answer', async ({ cartlet, chromium, shop }) => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-extension-'));
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ manifest_version: 3, name: 'Hostile', version: '1', permissions: ['storage'] }),
  );
  writeFileSync(join(folder, 'page.html'), '<!doctype html><title>Hostile</title>');
  const { id } = await chromium.devtools.send('Extensions.loadUnpacked', { path: folder });
  try {
    const page = await cartlet.openPage(`chrome-extension://${id}/page.html`);

    const answers = (await page.evaluate(askFrom(chromium.extensionId))) as string[];

    expect(answers).toHaveLength(questions.length);
    for (const answer of answers) expect(answer).toMatch(/^refused/);
  } finally {
    await chromium.devtools.send('Extensions.uninstall', { id });
    rmSync(folder, { recursive: true, force: true });
  }
  expect(shop.lines()).toHaveLength(1);
});

test('The session is in no storage of the popup’s document', async ({ cartlet, shop }) => {
  const popup = await cartlet.openPopup();

  const drafts = await popup.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');

  for (const { value } of [...shop.store.inspect.tokens().access, ...shop.store.inspect.tokens().refresh]) {
    expect(drafts).not.toContain(value);
    expect(await popup.content()).not.toContain(value);
  }
});
