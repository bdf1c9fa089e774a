-- ARGV: peer, generation, op, number, frame.
local stop = begin(true)
if stop then return stop end
if append(self, ARGV[5], 'p', 'frame') then return finish('ok') end
remove(self, true)
announce(self, expired(self), 'read')
return {'fenced', told}
