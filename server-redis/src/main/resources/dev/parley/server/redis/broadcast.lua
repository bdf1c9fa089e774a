-- ARGV: peer, generation, op, number, frame.
local stop = begin()
if stop then return stop end
local answer = 'ok'
for _, peer in ipairs(redis.call('ZRANGE', members, 0, -1)) do
  if peer ~= self and not append(peer, ARGV[5], 'm', 'frame') then answer = 'overflow' end
end
return finish(answer)
