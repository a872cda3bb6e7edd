/**
 * Chrome shows a popup's window once its document has loaded, and that waits for every script that stands in it; not for
 * one that is asked for while it runs. So the window comes up while the panel is being drawn.
 */
import { fitWindow } from './window-size.ts';

// Before anything is painted.
fitWindow();
void import('./main.tsx');
