// Which pictures there must be: sizes of the icons, and the pages that the installers show.

export const ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256];
export const MAC_SIZES = [32, 64, 128, 256, 512, 1024];
export const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];

const FONT = "font-family:'Segoe UI',Inter,system-ui,sans-serif;-webkit-font-smoothing:antialiased";
const mark = (svg, side) => `<div style="width:${side}px;height:${side}px">${svg}</div>`;

/** Left of the first and last page of the Windows installer: 164 x 314, as NSIS wants it. */
const sidebar = (svg) => `
  <div style="${FONT};width:164px;height:314px;background:linear-gradient(#fafaf8,#e8eefb);position:relative">
    <div style="position:absolute;left:22px;top:26px">${mark(svg, 56)}</div>
    <div style="position:absolute;left:22px;top:98px;font-size:19px;font-weight:600;color:#1d1c1a">Front Desk</div>
    <div style="position:absolute;left:22px;top:126px;width:124px;font-size:12px;line-height:17px;color:#53514c">
      The day’s video sessions, with or without a line.</div>
    <div style="position:absolute;left:0;right:0;bottom:0;height:4px;background:#2453c9"></div>
  </div>`;

/** Right above on its other pages: 150 x 57. */
const header = (svg) => `
  <div style="width:150px;height:57px;background:#ffffff;position:relative">
    <div style="position:absolute;right:14px;top:11px">${mark(svg, 35)}</div>
  </div>`;

/** Behind the two symbols in the window of the macOS disk image: 540 x 360. */
const dmg = () => `
  <div style="${FONT};width:540px;height:360px;background:linear-gradient(#fafaf8,#eef2fb);position:relative;text-align:center">
    <div style="position:absolute;left:0;right:0;top:38px;font-size:20px;font-weight:600;color:#1d1c1a">Front Desk</div>
    <div style="position:absolute;left:0;right:0;top:68px;font-size:13px;color:#53514c">Drag it to Applications, then open it from there.</div>
    <svg style="position:absolute;left:238px;top:172px" width="64" height="32" fill="none" stroke="#2453c9" stroke-width="3"
      stroke-linecap="round" stroke-linejoin="round"><path d="M6 16h50M44 5l12 11-12 11"/></svg>
  </div>`;

export const PAGES = [
  { name: 'installerSidebar.bmp', width: 164, height: 314, scale: 1, html: sidebar },
  { name: 'installerHeader.bmp', width: 150, height: 57, scale: 1, html: header },
  { name: 'dmg.png', width: 540, height: 360, scale: 1, html: dmg },
  { name: 'dmg@2x.png', width: 540, height: 360, scale: 2, html: dmg },
];
