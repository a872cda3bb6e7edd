/**
 * Where Cartlet may connect, as match patterns of a Content Security Policy. A branded build adds the hosts of
 * its settings, demo and test builds add {@link loopbackHost}.
 */
export const commercetoolsHosts = ['https://*.commercetools.com', 'https://*.commercetools.cn'];

/** The demo store's address. A packaged build never has it. */
export const loopbackHost = 'http://127.0.0.1:*';

/**
 * The regions that commercetools runs in, which its hosts are named after:
 * https://docs.commercetools.com/api/general-concepts#hosts
 */
export const regions = [
  { id: 'europe-west1.gcp', domain: 'commercetools.com' },
  { id: 'eu-central-1.aws', domain: 'commercetools.com' },
  { id: 'us-central1.gcp', domain: 'commercetools.com' },
  { id: 'us-east-2.aws', domain: 'commercetools.com' },
  { id: 'australia-southeast1.gcp', domain: 'commercetools.com' },
  { id: 'cn-northwest-1.aws', domain: 'commercetools.cn' },
] as const;

export type RegionId = (typeof regions)[number]['id'];

/** Former host names that still answer: https://docs.commercetools.com/api/releases/2020-02-03-aws-and-new-hostnames */
const aliases: Record<string, string> = {
  'api.sphere.io': 'api.europe-west1.gcp.commercetools.com',
  'auth.sphere.io': 'auth.europe-west1.gcp.commercetools.com',
  'api.commercetools.com': 'api.europe-west1.gcp.commercetools.com',
  'api.commercetools.co': 'api.us-central1.gcp.commercetools.com',
  'auth.commercetools.co': 'auth.us-central1.gcp.commercetools.com',
};

/** The present name of a host. */
export function currentHostname(hostname: string): string {
  return (Object.hasOwn(aliases, hostname) && aliases[hostname]) || hostname;
}

/** The two hosts of a region, as origins. */
export function hostsOf(id: RegionId): { authUrl: string; apiUrl: string } {
  const domain = regions.find((region) => region.id === id)?.domain;
  return { authUrl: `https://auth.${id}.${domain}`, apiUrl: `https://api.${id}.${domain}` };
}
