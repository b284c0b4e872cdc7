import type { AreaResolvers, PlaceResolvers } from "../../generated/types";

/** An area of the city. */
export const areaResolvers: AreaResolvers = {
  __resolveReference: async ({ code }, { directory }) => directory.area(code),
  parent: (area, _args, { directory }) => (area.parentCode === null ? null : directory.area(area.parentCode)),
};

/** A place found by name. */
export const placeResolvers: PlaceResolvers = {
  area: (place, _args, { directory }) => directory.area(place.areaCode),
};
