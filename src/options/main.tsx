import { render } from 'preact';
import { extensionName, preparePage } from '../ui/page.ts';
import { text } from '../ui/text.ts';
import { followSession, readSettings } from './actions.ts';
import { followTest } from './connection-test/run-test.ts';
import { Options } from './options.tsx';

preparePage(text('optionsTitle', extensionName()));
followSession();
followTest();
void readSettings();
render(<Options />, document.getElementById('app') as HTMLElement);
