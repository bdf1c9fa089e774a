-- ARGV: peer, generation, op, 0, announcement.
local stop = begin()
if stop then return stop end
remove(self, true)
announce(self, ARGV[5], 'frame')
return {'ok', told}
