// What unit tests get for 'electron': nothing. Parts that need Electron are tested in the running app.
export default {};
