/** Keys of `storage.session` that the worker and the pages both know. */

/** Begins every key that the pages write. The worker deletes these keys when the viewer changes. */
export const pagePrefix = 'page/';

/**
 * Written by the worker: see `Panel.viewerEpoch`. A page trusts its own stored keys only under the value that stands
 * here.
 */
export const viewerEpochKey = `${pagePrefix}viewer-epoch`;
