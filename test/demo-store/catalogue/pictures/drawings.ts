export type DrawingName = 'mug';
