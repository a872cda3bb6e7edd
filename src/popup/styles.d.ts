/** Vite bundles a stylesheet that a script imports. */
declare module '*.css';
