import { useId } from 'preact/hooks';
import { currentHostname, hostsOf, type RegionId, regions } from '../../contract/rules/hosts.ts';
import { type TextKey, text } from '../../ui/text.ts';
import { changeFields } from '../actions.ts';
import { draft, settings } from '../state.ts';

const names: Record<RegionId, TextKey> = {
  'europe-west1.gcp': 'region_europe_west1_gcp',
  'eu-central-1.aws': 'region_eu_central_1_aws',
  'us-central1.gcp': 'region_us_central1_gcp',
  'us-east-2.aws': 'region_us_east_2_aws',
  'australia-southeast1.gcp': 'region_australia_southeast1_gcp',
  'cn-northwest-1.aws': 'region_cn_northwest_1_aws',
};

/** The project's region. Choosing one fills in both URLs, and the URLs in the form determine the chosen one. */
export function RegionField() {
  const id = useId();
  const isLocked = settings.value?.locked.includes('apiUrl');
  return (
    <div class="options-field">
      <div class="field">
        <label class="field-label" for={id}>
          {text('region')}
        </label>
        <select
          id={id}
          class="input"
          value={chosen()}
          disabled={isLocked}
          aria-describedby={`${id}-note`}
          onChange={({ currentTarget: { value } }) => {
            const region = regions.find((one) => one.id === value);
            if (region) changeFields(hostsOf(region.id));
          }}
        >
          <option value="">
            {text(draft.value?.apiUrl || draft.value?.authUrl ? 'region_other' : 'region_choose')}
          </option>
          {regions.map((region) => (
            <option key={region.id} value={region.id}>
              {text(names[region.id])}
            </option>
          ))}
        </select>
        <p id={`${id}-note`} class="field-note">
          {text(isLocked ? 'lockedField' : 'regionHint')}
        </p>
      </div>
    </div>
  );
}

/** The region of both URLs; empty if no region has both. */
function chosen(): RegionId | '' {
  const [api, auth] = [draft.value?.apiUrl, draft.value?.authUrl].map((address) => hostOf(address ?? ''));
  const hasBoth = ({ id }: { id: RegionId }) => {
    const hosts = hostsOf(id);
    return hostOf(hosts.apiUrl) === api && hostOf(hosts.authUrl) === auth;
  };
  return regions.find(hasBoth)?.id ?? '';
}

function hostOf(address: string): string {
  return URL.canParse(address.trim()) ? currentHostname(new URL(address.trim()).hostname) : '';
}
