/** `npm run dev`: what `npm start` shows, with every change of the source shown at once. */
process.argv.push('--live');
await import('./start.mjs');
