-- ARGV: peer, generation, op, number, info, announcement.
local stop = begin()
if stop then return stop end
redis.call('HSET', sessionKey(self), 'i', ARGV[5])
announce(self, ARGV[6], 'frame')
return finish('ok')
