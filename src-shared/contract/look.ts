// Settings that are anybody's to choose: how it looks on this computer. All others are an administrator's.

export const lookMembers = {
  theme: true,
  singleKeys: true,
  earlierFolded: true,
  clock: true,
  dayView: true,
  pinned: true,
  initialsOnly: true,
} as const;
