-- ARGV: peer, generation, op, number, frame.
local stop = begin()
if stop then return stop end
if append(self, ARGV[5], 'p', 'frame') then return finish('ok') end
remove(self, true)
announce(self, '{"type":"peer-left","peer":"' .. self .. '","reason":"expired"}', 'read')
return {'fenced', told}
