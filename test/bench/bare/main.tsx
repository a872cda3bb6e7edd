import { hydrate, render } from 'preact';
import { Rows } from './rows.tsx';

declare const chrome: { storage: { session: { get(key: string): Promise<Record<string, string[]>> } } };

const app = document.getElementById('app') as HTMLElement;
const { names } = await chrome.storage.session.get('names');
hydrate(<Rows names={[]} />, app);
render(<Rows names={names ?? []} />, app);
