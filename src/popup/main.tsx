import { render } from 'preact';
import { extensionName, preparePage } from '../ui/page.ts';
import { fetchViews } from './further-views.ts';
import { followNetwork } from './network.ts';
import { followWorker, openPanel } from './opening.ts';
import { Panel } from './panel.tsx';
import { fitWindow } from './window-size.ts';

preparePage(extensionName());
fitWindow();
followNetwork();
followWorker();
void openPanel();
render(<Panel />, document.getElementById('app') as HTMLElement);
void fetchViews();
