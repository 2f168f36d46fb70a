/** The part of the address under which a new campaign is begun; ids of campaigns are UUIDs. */
export const NEW_CAMPAIGN = 'nueva';
