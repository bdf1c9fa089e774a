-- KEYS[1]: the nodes, with until when each is taken to live; KEYS[2], where all keys are on one server: the pass of the node that
-- asks, which is another one whenever it was taken not to live; ARGV: the one that says so now, for how long it is taken to, and
-- for how long the dead are told of. Answers whether it was known, 1 or 0, its pass or nothing, then who is dead, and since when.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local lease, told = tonumber(ARGV[2]), tonumber(ARGV[3])

local answer = {redis.call('ZSCORE', KEYS[1], ARGV[1]) and 1 or 0, ''}
if KEYS[2] then
  local pass = redis.call('GET', KEYS[2]) or time[1] .. '-' .. time[2]
  redis.call('SET', KEYS[2], pass, 'PX', lease)
  answer[2] = pass
end
local latest = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')[2]
local last = latest and latest - lease or now
if now - last > lease / 2 then
  -- Nobody could say so, which is nobody's fault: who lived then has another lease. Half of one, as who is the
  -- first to be back must not find that another, who had said so a third of one before, is dead.
  for _, node in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. last, '+inf')) do
    redis.call('ZADD', KEYS[1], now + lease, node)
  end
end

redis.call('ZADD', KEYS[1], now + lease, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - told)
redis.call('PEXPIRE', KEYS[1], lease + told)
for _, it in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'WITHSCORES')) do answer[#answer + 1] = it end
return answer
