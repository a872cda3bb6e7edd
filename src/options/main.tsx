import { render } from 'preact';
import { extensionName, preparePage } from '../ui/page.ts';
import { text } from '../ui/text.ts';
import { followWorker, readSettings } from './actions.ts';
import { Options } from './options.tsx';

preparePage(text('optionsTitle', extensionName()));
followWorker();
void readSettings();
render(<Options />, document.getElementById('app') as HTMLElement);
