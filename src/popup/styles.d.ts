/** Vite puts a stylesheet that a script names beside that script. */
declare module '*.css';
