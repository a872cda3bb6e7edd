/** The options page as one script, and what its tests need of that life of it. */
export { render } from 'preact';

import '../../../src/options/main.tsx';
