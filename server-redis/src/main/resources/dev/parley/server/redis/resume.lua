-- ARGV: peer, generation, op, 0, count of suspensions and resumptions, announcement.
local stop = begin()
if stop then return stop end
local s = redis.call('HMGET', sessionKey(self), 'w', 'st')
if tonumber(ARGV[5]) > tonumber(s[1]) then
  redis.call('HSET', sessionKey(self), 'w', ARGV[5], 'st', 'a')
  redis.call('ZADD', members, now + lease, self)
  if s[2] ~= 'a' then announce(self, ARGV[6], 'frame') end
end
return finish('ok')
