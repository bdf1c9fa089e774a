-- ARGV: peer, node, info, session's id, what is saved of it, announcement.
if redis.call('EXISTS', sessionKey(self)) == 1 then return {'again', told} end
if redis.call('ZCARD', members) >= capacity then
  -- They may all be dead, and their nodes with them: then somebody else has to sweep.
  local swept = tonumber(redis.call('HGET', room, 't') or 0)
  return {'full', told, now - swept > lease / 2 and 1 or 0}
end
announce(self, ARGV[6], 'frame')
local answer = list({'ok', told})
if redis.call('EXISTS', room) == 0 then redis.call('HSET', room, 't', now) end
redis.call('HSET', sessionKey(self), 'n', ARGV[2], 'g', 1, 'st', 'a', 'w', 0,
  'j', redis.call('HINCRBY', room, 'j', 1), 'i', ARGV[3], 'id', ARGV[4], 'x', ARGV[5],
  'in', 0, 'top', 0, 'e', '', 'o', 0, 'f', '', 'seq', 0, 'cf', 0, 'cs', 0, 'sb', 0, 'cb', 0, 'sc', 0, 'cc', 0)
-- A plain one: what others of its kind say may come without a record.
if ARGV[4] == '' then redis.call('HSET', sessionKey(self), 'p', 1) end
redis.call('ZADD', members, now + lease, self)
prolong(self, keep)
return answer
