-- ARGV: peer, generation, op, 0, what to save.
local stop = begin()
if stop then return stop end
redis.call('HSET', sessionKey(self), 'x', ARGV[5])
return finish('ok')
