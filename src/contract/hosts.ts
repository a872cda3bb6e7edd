/**
 * Where Cartlet may connect, as match patterns of a Content Security Policy. A branded build adds the hosts it was given,
 * demo and test builds add {@link loopbackHost}.
 */
export const commercetoolsHosts = ['https://*.commercetools.com', 'https://*.commercetools.cn'];

/** The demo store's address. A packaged build never has it. */
export const loopbackHost = 'http://127.0.0.1:*';
