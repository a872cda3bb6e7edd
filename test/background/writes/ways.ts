/** What can happen to a write between the worker and the shop. */
import type { Changes } from '../../../src/commerce/client/writes.ts';
import { changesOf } from '../../demo-store/scenarios/writes.ts';
import type { World } from './world.ts';

export const ways = [
  'arrives twice',
  'has its answer lost',
  'has its worker stopped before it is sent',
  'has its worker stopped before its answer',
  'has its worker stopped before its answer is stored',
  'meets a write of another device',
  'arrives twice, with a write of another device in between',
] as const;

export type Way = (typeof ways)[number];

/** Whether another device writes in it as well. */
export const isShared = (way: Way) => way.includes('another device');

/**
 * Makes a way happen to the next request that is this write.
 *
 * @param elsewhere what another device does, where it writes in that way
 * @returns whether it has happened
 */
export function prepare(world: World, write: Changes, way: Way, elsewhere: () => unknown): () => boolean {
  const { faults, extension } = world;
  const isIt = (request: { method: string; path: string; body: string }) => changesOf(request) === write;
  const strike = (fault: Parameters<typeof faults.add>[0]['fault']) => {
    const rule = faults.add({ match: isIt, fault });
    return () => rule.struck() === 1;
  };
  // A call of the surroundings is known by method and address; two grants share one.
  const isCall = (call: string) => {
    const [, method = '', path = ''] = /^fetch (\S+) (\S+)$/.exec(call) ?? [];
    const grant = write === 'token.refresh' ? 'grant_type=refresh_token' : 'grant_type=client_credentials';
    return changesOf({ method, path, body: grant }) === write;
  };
  switch (way) {
    case 'arrives twice':
      return strike('twice');
    case 'has its answer lost':
      return strike('drop-after');
    case 'has its worker stopped before it is sent':
      return extension.stopWorkerAt(isCall, 'before').hasEnded;
    case 'has its worker stopped before its answer':
      return extension.stopWorkerAt(isCall, 'after').hasEnded;
    case 'has its worker stopped before its answer is stored': {
      let isSent = false;
      const isStored = (call: string) => {
        if (isCall(call)) isSent = true;
        return isSent && /^(local|session)\.(set|remove) /.test(call);
      };
      return extension.stopWorkerAt(isStored, 'before').hasEnded;
    }
    case 'meets a write of another device':
      return strike({ meanwhile: elsewhere });
    case 'arrives twice, with a write of another device in between':
      return strike({ twice: elsewhere });
  }
}
