-- ARGV: peer, generation, op, 0, announcement. Answers whether anybody is left, if it was not done before.
local stop = begin()
if stop then return stop end
remove(self, true)
announce(self, ARGV[5], 'frame')
return {'ok', told, redis.call('EXISTS', members)}
