// Short names that callers give for the name in the file: "Mike" is listed as Michael, "Pepe" as José.

/** Each line: the full name (folded), then what people are called by it. */
const CALLED = `
alexander alex alec sasha xander
alexandra alex sasha lexi sandra
andrew andy drew
anthony tony
antonio tony toño
barbara barb
benjamin ben benny
catherine cathy kate katie kathy kitty
charles charlie chuck
christopher chris kit
daniel dan danny
david dave
deborah deb debbie
donald don donnie
dorothy dot dottie
edward ed eddie ted ned
elizabeth liz lizzie beth betty eliza libby
eleanor ellie nora nell
eugene gene
francis frank
francisco paco pancho frank
frederick fred freddie
gabriel gabe
gerald jerry
gregory greg
guadalupe lupe
harold harry hal
henry hank harry
ignacio nacho
jacob jake
james jim jimmy jamie
jennifer jen jenny
jesus chuy
john jack johnny
jonathan jon
jose pepe joe
joseph joe joey
joshua josh
katherine kate katie kathy kit
kenneth ken kenny
kimberly kim
lawrence larry
leonard len lenny leo
louis lou
luis lou
margaret peggy meg maggie marge
maria mary mia
martha patsy
matthew matt
michael mike mickey mick
nancy ann
nathaniel nate nathan
nicholas nick nicky
pamela pam
patricia pat patty trish
patrick pat paddy
peter pete
philip phil
raymond ray
rebecca becky becca
richard rick dick rich ricky
robert bob rob bobby robbie bert
roberto beto
ronald ron ronnie
rosario charo
samuel sam sammy
samantha sam
sarah sally sadie
stephen steve
steven steve
susan sue susie suzie
teresa terry tess
theodore ted teddy theo
theresa terry tess
thomas tom tommy
timothy tim
victoria vicky tori
vincent vince vinny
virginia ginny
walter walt wally
william bill will billy liam
zachary zach zack
`;

const fullNames = new Map<string, string[]>();
for (const line of CALLED.trim().split('\n')) {
  const [full = '', ...called] = line.split(' ');
  for (const short of called) fullNames.set(short, [...(fullNames.get(short) ?? []), full]);
}

/** Full names (folded) of somebody who is called so; none for most words. */
export function fullNamesOf(called: string): readonly string[] {
  return fullNames.get(called) ?? [];
}
